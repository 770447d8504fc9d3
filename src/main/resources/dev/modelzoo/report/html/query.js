// Which utterances are shown, and in which order.
const utteranceQuery = (index) => {
  const count = index.id.length;
  const errors = Int32Array.from(index.id, (_, i) => index.S[i] + index.D[i] + index.I[i]);
  const haystacks = new Array(count);
  let complete = false;

  const chunk = (number) => pageData.block("texts-" + number);

  const addChunk = ([separator, rows], number) => {
    rows.forEach((row, i) => {
      const at = number * index.chunk + i;
      const hypothesis = row[1] === 0 ? "" : row[1];
      haystacks[at] = `${index.id[at]}\n${row[0]}\n${hypothesis}\n${row[3] || ""}\n${row[4] || ""}`.toLowerCase();
    });
  };

  // All texts, a few chunks at a time so that the page stays alive.
  const load = async (progress, isStale) => {
    const chunks = Math.ceil(count / index.chunk);
    for (let number = 0; number < chunks && !complete; number += 8) {
      const numbers = Array.from({ length: Math.min(8, chunks - number) }, (_, i) => number + i);
      (await Promise.all(numbers.map(chunk))).forEach((block, i) => addChunk(block, numbers[i]));
      progress(Math.min(1, (number + 8) / chunks));
      await new Promise((resume) => setTimeout(resume, 0));
      if (isStale()) {
        return;
      }
    }
    complete = true;
  };

  const KINDS = {
    "": () => true,
    errors: (i) => errors[i] > 0,
    correct: (i) => errors[i] === 0,
    S: (i) => index.S[i] > 0,
    D: (i) => index.D[i] > 0,
    I: (i) => index.I[i] > 0,
    unanswered: (i) => index.status[i] !== "",
  };
  const rate = (i) => (index.N[i] === 0 ? errors[i] : errors[i] / index.N[i]);
  const ORDERS = {
    errors: (a, b) => errors[b] - errors[a] || a - b,
    rate: (a, b) => rate(b) - rate(a) || a - b,
    long: (a, b) => index.N[b] - index.N[a] || a - b,
    short: (a, b) => index.N[a] - index.N[b] || a - b,
  };

  const hasConfusion = async (i, { kind, ref, hyp }) => {
    const [separator, rows] = await chunk(Math.floor(i / index.chunk));
    const row = rows[i % index.chunk];
    return alignment
      .columns(row, separator)
      .some(([k, left, right]) => k === kind && left === ref && right === hyp);
  };

  return {
    errors,
    chunk,

    async run(state, progress, isStale) {
      const kind = KINDS[state.kind] || KINDS[""];
      const column = index.columns[state.column];
      let found = [];
      for (let i = 0; i < count; i++) {
        if (kind(i) && (!column || state.value < 0 || column.of[i] === state.value)) {
          found.push(i);
        }
      }
      const words = state.search.toLowerCase().trim();
      if (words || state.confusion) {
        await load(progress, isStale);
        if (isStale()) {
          return found;
        }
      }
      if (words) {
        found = found.filter((i) => haystacks[i].includes(words));
      }
      if (state.confusion) {
        const { kind: letter, ref, hyp } = state.confusion;
        const needles = [ref, hyp].map((text) => text.toLowerCase());
        const candidates = found.filter(
          (i) => index[letter][i] > 0 && needles.every((needle) => haystacks[i].includes(needle)),
        );
        const matches = await Promise.all(candidates.map((i) => hasConfusion(i, state.confusion)));
        found = candidates.filter((_, at) => matches[at]);
      }
      const order = ORDERS[state.sort];
      return order ? found.sort(order) : found;
    },
  };
};
