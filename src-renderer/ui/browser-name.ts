/** `Mozilla/5.0 (Windows NT 10.0…) … Chrome/150` → `Chrome · Windows`; a script is `API`. */
export function browserName(userAgent: string | null): string {
  const text = userAgent ?? '';
  const first = (names: readonly (readonly [RegExp, string])[], otherwise: string) =>
    names.find(([pattern]) => pattern.test(text))?.[1] ?? otherwise;
  const browser = first(
    [
      [/Edg\//, 'Edge'],
      [/Firefox\//, 'Firefox'],
      [/Chrome\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ],
    'API',
  );
  const system = first(
    [
      [/Android/, 'Android'],
      [/iPhone|iPad/, 'iOS'],
      [/Windows/, 'Windows'],
      [/Mac OS/, 'macOS'],
      [/Linux/, 'Linux'],
    ],
    '',
  );
  return [browser, system].filter(Boolean).join(' · ');
}
