/** The address inside the program that an `outpost://` link means; the start page where it means none. */
export function readDeepLink(link: string | undefined): string | undefined {
  if (!link?.startsWith('outpost://')) return undefined;
  const address = `/${link.slice('outpost://'.length).replace(/^\/+/, '')}`;
  return /^\/[\w./?=&%-]*$/.test(address) && !address.includes('..') ? address.replace(/\/+$/, '') || '/' : '/';
}

/** The link among a program's arguments: how Windows and Linux hand it over. */
export function findDeepLink(args: readonly string[]): string | undefined {
  return readDeepLink(args.find((argument) => argument.startsWith('outpost://')));
}
