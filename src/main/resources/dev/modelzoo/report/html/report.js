// Brings the parts of a report's page together.
const NARROW = matchMedia("(max-width: 899px)");

// One utterance whole: beside the list where there is room, else over the page.
const detailDialog = () => {
  const dialog = byId("detail");
  const open = (asked) => {
    if (!NARROW.matches) {
      dialog.open = true; // Not show(), which would move the focus.
    } else if (asked && !dialog.open) {
      dialog.showModal();
    }
  };
  const close = () => {
    if (dialog.open) {
      dialog.close();
    }
  };
  dialog.addEventListener("close", () => NARROW.matches && byId("list").focus({ preventScroll: true }));
  NARROW.addEventListener("change", () => {
    if (dialog.matches(":modal")) {
      dialog.close();
    }
    dialog.open = false;
    open(false);
  });
  return { dialog, open, close };
};

const found = (count, total) =>
  count === total ? plural(total, "utterance") : `${count.toLocaleString("en")} of ${plural(total, "utterance")}`;

const startUtterances = async () => {
  const index = await pageData.block("index");
  const total = index.id.length;
  const query = utteranceQuery(index);
  const address = pageAddress(index);
  const { dialog, open, close } = detailDialog();
  const state = {};
  let turn = 0;
  let list = null;
  let filters = null;

  const detail = utteranceDetail({ box: dialog, index, query, close, step: (by) => list.step(by) });
  list = utteranceList({
    box: byId("list"),
    spacer: byId("spacer"),
    draw: utteranceRow(index, query),
    choose(i, asked) {
      state.current = i;
      detail.show(i);
      open(asked);
      address.write(state);
    },
  });

  // Only the last of several that overlap shows what it found.
  const update = async () => {
    const mine = ++turn;
    const say = (text) => mine === turn && (byId("count").textContent = text);
    filters.fill();
    const late = setTimeout(() => say("searching …"), 150);
    const items = await query.run(
      state,
      (part) => part < 1 && say(`searching … ${Math.round(100 * part)} %`),
      () => mine !== turn,
    );
    clearTimeout(late);
    if (mine !== turn) {
      return;
    }
    say(found(items.length, total));
    byId("list").classList.toggle("nothing", items.length === 0);
    list.show(items, state.current);
    if (state.current < 0) {
      detail.clear(items.length === 0 ? "Nothing was found." : "Choose an utterance to see it whole.");
    }
    address.write(state);
  };

  const takeAddress = () => {
    Object.assign(state, address.read());
    if (state.current >= 0) {
      detail.show(state.current);
      open(true);
    }
  };

  takeAddress();
  filters = utteranceFilters({ index, state, changed: update });
  byId("browser").hidden = false;
  open(false);
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#?")) {
      takeAddress();
      update();
    }
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, select, textarea");
    if (event.key === "/" && !isTyping && !dialog.matches(":modal")) {
      event.preventDefault();
      byId("search").focus();
    }
  });
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

const startCopying = () => {
  const key = byId("comparison-key");
  if (key) {
    byId("copy-key").hidden = false;
    byId("copy-key").addEventListener("click", async () => {
      byId("copied").textContent = (await copyText(key)) ? "copied" : "selected: copy it with your keyboard";
    });
  }
};

startCopying();
startUtterances().catch((failure) => {
  byId("browser").hidden = false;
  byId("browser").replaceChildren(element("p", "", "The utterances cannot be shown: " + failure.message));
});
