const tile = { width: 272, height: 184 } as const;
/** What is longer would run into the next tile. */
const longest = 36;

/**
 * Lies over the whole window, dialogs included, and is in nobody's way: no click reaches it and no reader reads it. Its
 * rules stand in a closed shadow tree, where they win over every rule of the page, and whoever takes it out of the page
 * gets another one. Paper has a mark of its own. [S-PI-10] [U-1.2c]
 */
export function layMark(lines: readonly string[]): () => void {
  const page = document.documentElement;
  let host = makeHost(lines);
  const watcher = new MutationObserver(() => {
    if (host.parentNode === page && host.attributes.length === 2) return;
    put();
  });
  const put = () => {
    watcher.disconnect();
    host.remove();
    host = makeHost(lines);
    page.append(host);
    watcher.observe(page, { childList: true });
    watcher.observe(host, { attributes: true });
  };
  put();
  return () => {
    watcher.disconnect();
    host.remove();
  };
}

function makeHost(lines: readonly string[]): HTMLElement {
  const host = document.createElement('div');
  host.setAttribute('aria-hidden', 'true');
  host.setAttribute('data-screen-mark', '');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host { ${important(rulesOf(lines))} } @media print { :host { display: none !important; } }`);
  host.attachShadow({ mode: 'closed' }).adoptedStyleSheets = [sheet];
  return host;
}

/** All of them matter, because a rule that is not important is beaten by any important one of the page. */
function important(rules: Readonly<Record<string, string>>): string {
  return Object.entries(rules)
    .map(([property, value]) => `${property}: ${value} !important;`)
    .join(' ');
}

function rulesOf(lines: readonly string[]): Readonly<Record<string, string>> {
  return {
    all: 'initial',
    display: 'block',
    position: 'fixed',
    inset: '0',
    'z-index': '2147483647',
    'pointer-events': 'none',
    'background-image': `url("data:image/svg+xml,${encodeURIComponent(drawTile(lines))}")`,
    'background-size': `${tile.width}px ${tile.height}px`,
  };
}

/** Mid-grey and faint: it is there on white and on black, and leaves the words below it their contrast. */
export function drawTile(lines: readonly string[]): string {
  const texts = lines
    .map((line, at) => `<text y="${at * 18}">${escapeXml([...line].slice(0, longest).join(''))}</text>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${tile.width}" height="${tile.height}"><g transform="translate(20 118) rotate(-18)" font-family="system-ui, sans-serif" font-size="12" fill="#808080" fill-opacity="0.24">${texts}</g></svg>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
