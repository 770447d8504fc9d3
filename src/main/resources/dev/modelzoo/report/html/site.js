// Models by test sets: the choice of sets, and rows in the order of a column.
const map = document.getElementById("map");
if (map) {
  const body = map.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(map.tHead.rows[0].cells);
  const group = document.getElementById("group");

  const show = () => {
    heads.forEach((head, column) => {
      const hide = column > 0 && group.value !== "" && !head.dataset.groups.split(" ").includes(group.value);
      head.hidden = hide;
      rows.forEach((row) => {
        row.cells[column].hidden = hide;
      });
    });
  };
  if (group) {
    document.getElementById("group-field").hidden = false;
    group.addEventListener("change", show);
  }

  const rate = (row, column) => {
    const value = parseFloat(row.cells[column].textContent);
    return Number.isNaN(value) ? Infinity : value;
  };
  const compare = (column) => (one, other) =>
    column === 0
      ? one.cells[0].textContent.localeCompare(other.cells[0].textContent, "en")
      : rate(one, column) - rate(other, column) || rows.indexOf(one) - rows.indexOf(other);

  const sort = (column) => {
    const again = heads[column].ariaSort === "ascending";
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    if (again) {
      body.append(...rows);
      return;
    }
    heads[column].setAttribute("aria-sort", "ascending");
    body.append(...rows.slice().sort(compare(column)));
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sorter";
    button.textContent = "↓";
    const name = head.querySelector("a, span").textContent;
    button.setAttribute("aria-label", "Sort by " + name);
    button.title = "Sort by " + name + "; again: as it was";
    button.addEventListener("click", () => sort(column));
    head.append(button);
  });
}
