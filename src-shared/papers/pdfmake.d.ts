/** The library's own types would bring a browser's into the core. */
declare module 'pdfmake/js/index.js' {
  interface Engine {
    readonly virtualfs: { writeFileSync(name: string, content: Uint8Array): void };
    setFonts(fonts: object): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
  }
  const engine: Engine;
  // biome-ignore lint/style/noDefaultExport: this is what the library exports
  export default engine;
}
