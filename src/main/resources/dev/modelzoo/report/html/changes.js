// What a rule changed in a text: what went is struck, what came is marked.
const markedChanges = (() => {
  const LARGEST_COMPARISON = 250000;

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

  return (before, after) => {
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
})();
