// What is shown is kept in the address behind "#", so that it can be sent to others and come back.
const pageAddress = (index) => ({
  read() {
    const values = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
    const text = (name) => values.get(name) || "";
    const column = index.columns.findIndex((one) => one.groups && one.name === values.get("by"));
    const isError = /^[SDI]$/.test(text("error"));
    return {
      search: text("search"),
      kind: text("show"),
      sort: text("sort"),
      column,
      value: column >= 0 && values.has("value") ? index.columns[column].values.indexOf(values.get("value")) : -1,
      confusion: isError ? { kind: text("error"), ref: text("ref"), hyp: text("hyp") } : null,
      current: index.id.indexOf(text("id")),
    };
  },

  write(state) {
    const values = new URLSearchParams();
    const put = (name, value) => value && values.set(name, value);
    put("search", state.search);
    put("show", state.kind);
    put("sort", state.sort);
    const column = index.columns[state.column];
    if (column) {
      values.set("by", column.name);
      if (state.value >= 0) {
        values.set("value", column.values[state.value]); // which may be the empty one
      }
    }
    if (state.confusion) {
      put("error", state.confusion.kind);
      put("ref", state.confusion.ref);
      put("hyp", state.confusion.hyp);
    }
    put("id", state.current >= 0 ? index.id[state.current] : "");
    const text = values.toString();
    try {
      history.replaceState(null, "", text === "" ? location.pathname + location.search : "#?" + text);
    } catch {
      // A browser may refuse that for a file; the page works without.
    }
  },
});
