/**
 * Whatever a line cuts off with an ellipsis can be read: the whole text becomes its title while the pointer is on it.
 * One listener for every page, so that no cell has to measure itself.
 */
export function watchCutText(target: Pick<Document, 'addEventListener'> = document): void {
  target.addEventListener('pointerover', (event) => {
    const { target: touched } = event as Event;
    for (let at = touched instanceof HTMLElement ? touched : null, depth = 0; at && depth < 3; depth += 1) {
      if (at.scrollWidth > at.clientWidth && getComputedStyle(at).textOverflow === 'ellipsis') {
        if (!at.title) at.title = at.textContent ?? '';
        return;
      }
      at = at.parentElement;
    }
  });
}
