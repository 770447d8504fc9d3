// Brings the parts of a report's page together; what is shown is kept in the address behind "#".
const NARROW = matchMedia("(max-width: 899px)");
const byId = (id) => document.getElementById(id);

const readAddress = () => {
  const values = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
  const confusion = values.has("error")
    ? { kind: values.get("error"), ref: values.get("ref") || "", hyp: values.get("hyp") || "" }
    : null;
  return {
    search: values.get("search") || "",
    kind: values.get("show") || "",
    columnName: values.get("by") || "",
    valueName: values.has("value") ? values.get("value") : null,
    sort: values.get("sort") || "",
    id: values.get("id") || "",
    confusion: confusion && /^[SDI]$/.test(confusion.kind) ? confusion : null,
  };
};

const start = async () => {
  const index = await pageData.block("index");
  const query = utteranceQuery(index);
  const dialog = byId("detail");
  const numbers = new Map(index.id.map((id, i) => [id, i]));
  const state = { search: "", kind: "", column: -1, value: -1, sort: "", confusion: null, current: -1 };
  let turn = 0;

  const writeAddress = () => {
    const values = new URLSearchParams();
    const column = index.columns[state.column];
    const put = (name, value) => value && values.set(name, value);
    put("search", state.search);
    put("show", state.kind);
    if (column) {
      values.set("by", column.name);
      if (state.value >= 0) {
        values.set("value", column.values[state.value]);
      }
    }
    put("sort", state.sort);
    if (state.confusion) {
      values.set("error", state.confusion.kind);
      put("ref", state.confusion.ref);
      put("hyp", state.confusion.hyp);
    }
    put("id", state.current >= 0 ? index.id[state.current] : "");
    const address = values.size === 0 || String(values) === "" ? location.pathname + location.search : "#?" + values;
    try {
      history.replaceState(null, "", address);
    } catch {
      // A browser may refuse that for a file; the page works without.
    }
  };

  const badge = (letter, count) => element("span", count > 0 ? "mark kind-" + letter : "mark none", letter + count);
  const draw = (row, i) => {
    const meta = element("div", "meta", element("span", "mono id", visible(index.id[i])));
    if (index.status[i]) {
      meta.append(element("span", "badge warn", index.status[i]));
    }
    meta.append(badge("S", index.S[i]), badge("D", index.D[i]), badge("I", index.I[i]));
    meta.append(element("span", "row-rate", percent(query.errors[i], index.N[i])));
    const line = element("div", "line");
    row.replaceChildren(meta, line);
    row.utterance = i;
    query.chunk(Math.floor(i / index.chunk)).then(([separator, rows]) => {
      if (row.utterance === i && line.isConnected) {
        line.replaceWith(alignment.line(rows[i % index.chunk], separator));
      }
    });
  };

  const openDialog = (asked) => {
    if (NARROW.matches && asked && !dialog.open) {
      dialog.showModal();
    } else if (!NARROW.matches) {
      dialog.open = true; // Not show(), which would move the focus.
    }
  };
  const closeDialog = () => {
    if (dialog.open) {
      dialog.close();
    }
  };
  dialog.addEventListener("close", () => NARROW.matches && byId("list").focus({ preventScroll: true }));
  NARROW.addEventListener("change", () => {
    closeDialog();
    openDialog(false);
  });

  let list = null;
  const detail = utteranceDetail({
    box: dialog,
    index,
    query,
    step: (by) => list.step(by),
    close: closeDialog,
  });
  list = utteranceList({
    box: byId("list"),
    spacer: byId("spacer"),
    draw,
    choose(i, open) {
      state.current = i;
      detail.show(i);
      openDialog(open);
      writeAddress();
    },
  });

  const fillControls = () => {
    byId("search").value = state.search;
    byId("kind").value = state.kind;
    byId("sort").value = state.sort;
    byId("column").value = String(state.column);
    const column = index.columns[state.column];
    byId("value-field").hidden = !column;
    const options = column ? column.values.map((value, at) => new Option(value === "" ? "(no value)" : visible(value), at)) : [];
    byId("value").replaceChildren(new Option("all", -1), ...options);
    byId("value").value = String(state.value);
    const { confusion } = state;
    const shown = byId("confusion-filter");
    shown.hidden = !confusion;
    if (confusion) {
      const parts = [confusion.ref, confusion.hyp].filter((text) => text !== "").map((text) => element("bdi", "", visible(text)));
      const words = parts.length === 2 ? [parts[0], " → ", parts[1]] : parts;
      shown.replaceChildren(element("span", "mark kind-" + confusion.kind, confusion.kind), " ", ...words);
    }
    byId("reset").hidden = !(state.search || state.kind || column || confusion);
  };

  const update = async (keepPlace = false) => {
    const mine = ++turn;
    fillControls();
    const status = byId("count");
    const late = setTimeout(() => (status.textContent = "searching …"), 150);
    const found = await query.run(
      state,
      (part) => mine === turn && part < 1 && (status.textContent = `searching … ${Math.round(100 * part)} %`),
      () => mine !== turn,
    );
    clearTimeout(late);
    if (mine !== turn) {
      return;
    }
    const total = index.id.length;
    status.textContent =
      found.length === total ? plural(total, "utterance") : `${found.length.toLocaleString("en")} of ${plural(total, "utterance")}`;
    list.show(found, state.current, keepPlace);
    if (state.current < 0) {
      detail.clear(found.length === 0 ? "Nothing was found." : "Choose an utterance to see it whole.");
    }
    byId("list").classList.toggle("nothing", found.length === 0);
    writeAddress();
  };

  const takeAddress = () => {
    const wanted = readAddress();
    state.search = wanted.search;
    state.kind = wanted.kind in query.kinds ? wanted.kind : "";
    state.sort = wanted.sort in query.orders ? wanted.sort : "";
    state.column = index.columns.findIndex((column) => column.name === wanted.columnName);
    const column = index.columns[state.column];
    state.value = column && wanted.valueName !== null ? column.values.indexOf(wanted.valueName) : -1;
    state.confusion = wanted.confusion;
    state.current = numbers.has(wanted.id) ? numbers.get(wanted.id) : -1;
    if (state.current >= 0) {
      detail.show(state.current);
      openDialog(true);
    }
  };

  const groups = index.columns.map((column, at) => new Option(visible(column.name), at));
  byId("column").replaceChildren(new Option("nothing", -1), ...groups);
  byId("column-field").hidden = groups.length === 0;
  byId("browser").hidden = false;

  let typing = 0;
  byId("search").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      state.search = byId("search").value;
      update();
    }, 120);
  });
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  const onChange = (id, take) =>
    byId(id).addEventListener("change", () => {
      take(byId(id).value);
      update();
    });
  onChange("kind", (value) => (state.kind = value));
  onChange("sort", (value) => (state.sort = value));
  onChange("value", (value) => (state.value = Number(value)));
  onChange("column", (value) => {
    state.column = Number(value);
    state.value = -1;
  });
  const clear = () => Object.assign(state, { search: "", kind: "", column: -1, value: -1, confusion: null });
  byId("reset").addEventListener("click", () => {
    clear();
    update();
    byId("search").focus();
  });

  const goToList = () => {
    byId("utterances").scrollIntoView();
    byId("list").focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("button.link");
    if (!link) {
      return;
    }
    clear();
    if (link.dataset.column) {
      state.column = Number(link.dataset.column);
      state.value = Number(link.dataset.value);
      state.sort = "errors";
    } else {
      state.confusion = { kind: link.dataset.kind, ref: link.dataset.ref, hyp: link.dataset.hyp };
    }
    update();
    goToList();
  });
  document.addEventListener("keydown", (event) => {
    const typed = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typed && !dialog.matches(":modal")) {
      event.preventDefault();
      byId("search").focus();
    }
  });
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#?")) {
      takeAddress();
      update();
    }
  });

  const key = byId("comparison-key");
  if (key) {
    byId("copy-key").hidden = false;
    byId("copy-key").addEventListener("click", async () => {
      byId("copied").textContent = (await copyText(key)) ? "copied" : "selected: copy it with your keyboard";
    });
  }

  takeAddress();
  openDialog(false);
  await update();
};

// Pages from a file may not be allowed to write the clipboard; then the text is at least selected.
const copyText = async (node) => {
  try {
    await navigator.clipboard.writeText(node.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(node);
    return document.execCommand("copy");
  }
};

start().catch((failure) => {
  byId("browser").hidden = false;
  byId("browser").replaceChildren(element("p", "", "The utterances cannot be shown: " + failure.message));
});
