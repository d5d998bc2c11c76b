/** A place in the grid: the line, and the column or 'name'. */
export interface Place {
  key: string;
  column: string;
}

const cellsOf = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('[data-cell]')];

/** The place of a cell's button. */
export function placeOf(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const key = cell?.closest('tr')?.dataset.key;
  return cell && key !== undefined ? { key, column: cell.dataset.cell! } : undefined;
}

/** The cell that a key leads to (WAI-ARIA's grid pattern): arrows by one, Home and End along the row, with Ctrl to the corners. */
export function neighbour(cell: HTMLElement, { key, ctrlKey }: KeyboardEvent): HTMLElement | undefined {
  const row = cell.closest('tr')!;
  const rows = [...cell.closest('table')!.querySelectorAll('tr')].filter((each) => cellsOf(each).length > 0);
  const cells = cellsOf(row);
  const at = cells.indexOf(cell);
  const below = (step: number) => {
    const next = rows[rows.indexOf(row) + step];
    if (!next) return undefined;
    const candidates = cellsOf(next);
    return candidates.find(({ dataset }) => dataset.cell === cell.dataset.cell) ?? candidates[0];
  };
  switch (key) {
    case 'ArrowRight':
      return cells[at + 1];
    case 'ArrowLeft':
      return cells[at - 1];
    case 'ArrowDown':
      return below(1);
    case 'ArrowUp':
      return below(-1);
    case 'Home':
      return (ctrlKey ? cellsOf(rows[0]!) : cells)[0];
    case 'End':
      return (ctrlKey ? cellsOf(rows.at(-1)!) : cells).at(-1);
  }
  return undefined;
}
