// Keeps the app shell (hashed scripts, styles, icons and the page itself) for the time without a network.
// Never a word of an API: what is not a static GET of this origin passes through untouched.
const cacheName = 'outpost-shell-1';
const isShell = (url) =>
  /^\/(assets\/|before\.js$|favicon\.svg$|(icon|apple)[\w-]*\.(svg|png)$|manifest\.webmanifest$)/.test(url.pathname);

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.add('/'))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

const keep = async (request, key) => {
  const response = await fetch(request);
  if (response.ok && response.type === 'basic') {
    const cache = await caches.open(cacheName);
    await cache.put(key, response.clone());
  }
  return response;
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (/^\/(rpc|api|healthz|metrics)(\/|$)/.test(url.pathname)) return;
    event.respondWith(keep(request, '/').catch(() => caches.match('/')));
    return;
  }
  if (isShell(url)) event.respondWith(caches.match(request).then((hit) => hit ?? keep(request, request)));
});
