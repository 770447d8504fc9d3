// An alignment: from what the data say to columns of a reference token above a hypothesis token.
const alignment = (() => {
  const GAP = "∗";
  const NAMES = { S: "substituted", D: "deleted", I: "inserted" };
  const LONGEST_TOKEN = 120;
  const ROW_TOKENS = 90;
  const BEFORE = 5;

  const cut = (text, separator) => (text === "" ? [] : separator === "" ? Array.from(text) : text.split(separator));

  // [kind, reference, hypothesis] of each column; kind is "" where both are the same.
  const columns = (row, separator) => {
    const [reference, hypothesis, code] = row;
    const left = cut(reference, separator);
    if (hypothesis === 0) {
      return left.map((token) => ["", token, token]);
    }
    const right = cut(hypothesis, separator);
    const result = [];
    let l = 0;
    let r = 0;
    for (const [part] of code.matchAll(/\d+|[SDI]/g)) {
      if (part === "S") {
        result.push(["S", left[l++], right[r++]]);
      } else if (part === "D") {
        result.push(["D", left[l++], ""]);
      } else if (part === "I") {
        result.push(["I", "", right[r++]]);
      } else {
        for (let i = 0; i < Number(part); i++) {
          result.push(["", left[l++], right[r++]]);
        }
      }
    }
    return result;
  };

  const shorten = (text, most) => (text.length > most ? Array.from(text).slice(0, most).join("") + "…" : text);

  const cell = (name, text, most) =>
    text === "" ? element(name, "gap", GAP) : element(name, "", most ? shorten(visible(text), most) : visible(text));

  const column = ([kind, left, right], most) =>
    element(
      "span",
      kind ? "col kind-" + kind : "col",
      cell("bdi", left, most),
      cell("bdi", right, most),
      element("b", "", kind || "\u00a0"),
    );

  return {
    columns,

    // One line that begins shortly before the first error; runs of correct tokens are one column.
    line(row, separator) {
      const all = columns(row, separator);
      const first = all.findIndex(([kind]) => kind);
      const from = first > BEFORE + 2 ? first - BEFORE : 0;
      const line = element("div", "line");
      if (from > 0) {
        line.append(column(["", "…", "…"]));
      }
      let run = [];
      const flush = () => {
        if (run.length > 0) {
          const text = run.join(separator);
          line.append(column(["", text, text], 2 * LONGEST_TOKEN));
          run = [];
        }
      };
      for (const [kind, left, right] of all.slice(from, from + ROW_TOKENS)) {
        if (kind) {
          flush();
          line.append(column([kind, left, right], LONGEST_TOKEN));
        } else {
          run.push(left);
        }
      }
      flush();
      if (separator === "") {
        line.classList.add("dense");
      }
      return line;
    },

    // All columns, which wrap.
    full(row, separator, most) {
      const all = columns(row, separator);
      const box = element("div", separator === "" ? "aligned dense" : "aligned");
      box.append(...all.slice(0, most).map((part) => column(part)));
      return { box, more: Math.max(0, all.length - most) };
    },

    // The same for those who listen.
    spoken(row, separator) {
      const errors = columns(row, separator).filter(([kind]) => kind);
      return errors
        .slice(0, 50)
        .map(([kind, left, right]) =>
          kind === "S" ? `${left} ${NAMES.S} by ${right}` : `${kind === "D" ? left : right} ${NAMES[kind]}`,
        )
        .map(visible)
        .join("; ");
    },
  };
})();
