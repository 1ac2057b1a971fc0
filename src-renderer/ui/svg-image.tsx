/** A picture from SVG text of our own host (a QR code), as an image: nothing in it can run. */
export function SvgImage({ svg, alt, size }: { svg: string; alt: string; size: number }) {
  return (
    <img
      src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
      alt={alt}
      width={size}
      height={size}
      style={{ background: '#fff', borderRadius: 6, padding: 8 }}
    />
  );
}
