// Draws an utterance of the list; its texts follow when they are unpacked.
const utteranceRow = (index, query) => {
  const badge = (letter, count) => element("span", count > 0 ? "mark kind-" + letter : "mark none", letter + count);

  return (row, i) => {
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
};
