// Everything about one utterance.
const utteranceDetail = ({ box, index, query, step, close }) => {
  const MOST_TOKENS = 2000;
  const LARGEST_COMPARISON = 250000;
  let current = -1;

  const parts = (text) => text.match(/\s+|[\p{Script=Han}]|[^\s\p{Script=Han}]+/gu) || [];

  // [kind, text] of what stays (""), goes ("-") and comes ("+"), by a longest common subsequence where that is quick to find.
  const changes = (before, after) => {
    const a = parts(before);
    const b = parts(after);
    let start = 0;
    while (start < a.length && start < b.length && a[start] === b[start]) {
      start++;
    }
    let end = 0;
    while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
      end++;
    }
    const left = a.slice(start, a.length - end);
    const right = b.slice(start, b.length - end);
    return [
      ["", a.slice(0, start).join("")],
      ...(left.length * right.length <= LARGEST_COMPARISON
        ? compare(left, right)
        : [["-", left.join("")], ["+", right.join("")]]),
      ["", a.slice(a.length - end).join("")],
    ];
  };

  const compare = (a, b) => {
    const best = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        best[i][j] = a[i] === b[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
      }
    }
    const result = [];
    for (let i = 0, j = 0; i < a.length || j < b.length; ) {
      if (i < a.length && j < b.length && a[i] === b[j]) {
        result.push(["", a[i++]]);
        j++;
      } else if (j >= b.length || (i < a.length && best[i + 1][j] >= best[i][j + 1])) {
        result.push(["-", a[i++]]);
      } else {
        result.push(["+", b[j++]]);
      }
    }
    return result;
  };

  const marked = (before, after) => {
    const result = element("bdi", "");
    if (before.toLowerCase() === after.toLowerCase()) {
      result.append(visible(after)); // Another case: to mark all of it would say less.
      return result;
    }
    const add = (kind, text) => {
      if (kind === "") {
        result.append(visible(text));
      } else if (text !== "") {
        const shown = visible(text).replace(/^\s+$/, (blanks) => "␣".repeat(blanks.length));
        result.append(element(kind === "-" ? "del" : "mark", "", shown));
      }
    };
    let [kind, text] = ["", ""];
    for (const [next, part] of changes(before, after)) {
      if (next !== kind) {
        add(kind, text);
        [kind, text] = [next, ""];
      }
      text += part;
    }
    add(kind, text);
    return result;
  };

  const steps = (title, raw, list) => {
    if (raw === null || raw === undefined) {
      return [];
    }
    const table = element("dl", "steps");
    table.append(element("div", "", element("dt", "", "as written"), element("dd", "", element("bdi", "", visible(raw)))));
    let before = raw;
    for (let i = 0; i < list.length; i += 2) {
      const text = marked(before, list[i + 1]);
      table.append(element("div", "", element("dt", "", list[i]), element("dd", "", text)));
      before = list[i + 1];
    }
    const note = index.rules && list.length === 0 ? [element("p", "quiet small", "no rule changed it")] : [];
    return [element("h4", "", title), table, ...note];
  };

  const player = (i) => {
    const source = index.audio && index.audio[i];
    if (!source) {
      return [];
    }
    const audio = element("audio", "");
    audio.controls = true;
    audio.preload = "none";
    audio.setAttribute("aria-label", "Audio of this utterance");
    const embedded = /^#(audio-\d+)$/.exec(source);
    audio.src = embedded ? "data:audio/wav;base64," + pageData.base64(embedded[1]) : source;
    const note = element("p", "small quiet");
    note.hidden = true;
    audio.addEventListener("error", () => {
      note.textContent = "The audio is not at hand: " + visible(decodeURI(source));
      note.hidden = false;
    });
    return [element("div", "audio", audio, note)];
  };

  const facts = (i) => {
    const list = element("dl", "pairs small");
    const add = (name, value) => list.append(element("div", "", element("dt", "", visible(name)), element("dd", "", visible(value))));
    if (index.seconds && index.seconds[i] !== null) {
      add("Duration", index.seconds[i] + " s");
    }
    for (const column of index.columns) {
      const value = column.values[column.of[i]];
      if (value !== "" && !column.name.startsWith("Length in ")) {
        add(column.name, value);
      }
    }
    return list.childElementCount > 0 ? [list] : [];
  };

  const button = (label, className, action) => {
    const made = element("button", className, label);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  };

  const head = (i) => {
    const title = element("h3", "mono", visible(index.id[i]));
    title.tabIndex = -1;
    const previous = button("↑", "step", () => step(-1));
    previous.setAttribute("aria-label", "Previous utterance");
    const next = button("↓", "step", () => step(1));
    next.setAttribute("aria-label", "Next utterance");
    return element("div", "detail-head", title, previous, next, button("Close", "close", close));
  };

  const numbers = (i) => {
    const line = element("p", "numbers");
    line.append(element("strong", "", percent(query.errors[i], index.N[i])), ` ${index.rate} · `);
    line.append(`${plural(query.errors[i], "error")} in ${plural(index.N[i], "token")}: `);
    for (const [letter, name] of [["S", "substitution"], ["D", "deletion"], ["I", "insertion"]]) {
      line.append(element("span", "mark kind-" + letter, `${letter} ${index[letter][i]}`), " ");
      line.lastElementChild.title = plural(index[letter][i], name);
    }
    if (index.status[i]) {
      line.append(element("span", "badge warn", index.status[i] === "missing" ? "no hypothesis" : "empty hypothesis"));
    }
    return line;
  };

  const aligned = (row, separator) => {
    const { box: grid, more } = alignment.full(row, separator, MOST_TOKENS);
    grid.setAttribute("aria-hidden", "true");
    const spoken = alignment.spoken(row, separator);
    const hypothesis = row[1] === 0 ? row[0] : row[1];
    const text = element("p", "unseen", `Reference: ${visible(row[0])}. Hypothesis: ${visible(hypothesis) || "none"}. ${spoken || "No error."}`);
    const result = [grid, text];
    if (more > 0) {
      result.push(
        button(`Show ${plural(more, "more token")}`, "", (event) => {
          grid.replaceWith(alignment.full(row, separator, Infinity).box);
          event.currentTarget.remove();
        }),
      );
    }
    return result;
  };

  return {
    async show(i) {
      current = i;
      const [separator, rows] = await query.chunk(Math.floor(i / index.chunk));
      if (current !== i) {
        return;
      }
      const row = rows[i % index.chunk];
      box.replaceChildren(
        head(i),
        numbers(i),
        ...aligned(row, separator),
        ...player(i),
        ...steps("Reference", row[3], row[5]),
        ...steps("Hypothesis", row[4], row[6]),
        ...facts(i),
      );
      box.setAttribute("aria-label", "Utterance " + index.id[i]);
      box.scrollTop = 0;
    },
    clear(message) {
      current = -1;
      box.replaceChildren(element("p", "quiet hint", message));
    },
  };
};
