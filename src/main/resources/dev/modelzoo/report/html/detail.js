// Everything about one utterance.
const utteranceDetail = ({ box, index, query, step, close }) => {
  const MOST_TOKENS = 2000;
  let current = -1;

  const steps = (title, raw, list) => {
    if (raw === null || raw === undefined) {
      return [];
    }
    const table = element("dl", "steps");
    table.append(element("div", "", element("dt", "", "as written"), element("dd", "", element("bdi", "", visible(raw)))));
    let before = raw;
    for (let i = 0; i < list.length; i += 2) {
      const text = markedChanges(before, list[i + 1]);
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
      if (value !== "" && column.metadata) {
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
