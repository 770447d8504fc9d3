// The fields above the list. "changed" is called when the reader has changed the state.
const utteranceFilters = ({ index, state, changed }) => {
  const TYPING_PAUSE = 120;
  const NONE = { search: "", kind: "", column: -1, value: -1, confusion: null };

  const fillConfusion = () => {
    const { confusion } = state;
    const shown = byId("confusion-filter");
    shown.hidden = !confusion;
    if (confusion) {
      const tokens = [confusion.ref, confusion.hyp].filter((text) => text !== "");
      const parts = tokens.map((text) => element("bdi", "", visible(text)));
      const arrow = parts.length === 2 ? [parts[0], " → ", parts[1]] : parts;
      shown.replaceChildren(element("span", "mark kind-" + confusion.kind, confusion.kind), " ", ...arrow);
    }
  };

  const fill = () => {
    byId("search").value = state.search;
    byId("kind").value = state.kind;
    byId("sort").value = state.sort;
    byId("column").value = String(state.column);
    const column = index.columns[state.column];
    byId("value-field").hidden = !column;
    const label = (value) => (value === "" ? "(no value)" : visible(value));
    const options = column ? column.values.map((value, at) => new Option(label(value), at)) : [];
    byId("value").replaceChildren(new Option("all", -1), ...options);
    byId("value").value = String(state.value);
    fillConfusion();
    byId("reset").hidden = !(state.search || state.kind || column || state.confusion);
  };

  const onChange = (id, take) =>
    byId(id).addEventListener("change", () => {
      take(byId(id).value);
      changed();
    });

  const listen = () => {
    let typing = 0;
    byId("search").addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => {
        state.search = byId("search").value;
        changed();
      }, TYPING_PAUSE);
    });
    byId("tools").addEventListener("submit", (event) => event.preventDefault());
    onChange("kind", (value) => (state.kind = value));
    onChange("sort", (value) => (state.sort = value));
    onChange("value", (value) => (state.value = Number(value)));
    onChange("column", (value) => Object.assign(state, { column: Number(value), value: -1 }));
    byId("reset").addEventListener("click", () => {
      Object.assign(state, NONE);
      changed();
      byId("search").focus();
    });
  };

  // The tables above name groups and errors: a click shows their utterances.
  const listenToTables = (goToList) =>
    document.addEventListener("click", (event) => {
      const link = event.target.closest("button.link");
      if (!link) {
        return;
      }
      const { column, value, kind, ref, hyp } = link.dataset;
      const group = { column: Number(column), value: Number(value), sort: "errors" };
      Object.assign(state, NONE, column === undefined ? { confusion: { kind, ref, hyp } } : group);
      changed();
      goToList();
    });

  const groups = index.columns.flatMap((column, at) => (column.groups ? [new Option(visible(column.name), at)] : []));
  byId("column").replaceChildren(new Option("nothing", -1), ...groups);
  byId("column-field").hidden = groups.length === 0;
  listen();
  listenToTables(() => {
    byId("utterances").scrollIntoView();
    byId("list").focus({ preventScroll: true });
  });

  return { fill };
};
