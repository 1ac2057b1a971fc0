interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** Keeps the app shell for the time without a network. Only over the web: the desktop has its files at hand. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator) || window.outpost || location.protocol !== 'https:') return;
  const trusted = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
  const policy = trusted?.createPolicy('outpost', { createScriptURL: (url) => (url === '/sw.js' ? url : '') });
  void navigator.serviceWorker.register(policy ? policy.createScriptURL('/sw.js') : '/sw.js').catch(() => undefined);
}
