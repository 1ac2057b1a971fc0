export function findElectron(): Promise<
  { program: string; reason?: undefined } | { program?: undefined; reason: string }
>;
