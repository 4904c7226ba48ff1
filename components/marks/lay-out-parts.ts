/** The parts of a bar of this width: each as wide as its count, none empty. */
export function layOutParts<Part extends { readonly count: number }>(
  parts: readonly Part[],
  width: number,
): readonly { readonly part: Part; readonly x: number; readonly width: number }[] {
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  const scale = whole === 0 ? 0 : width / whole;
  let before = 0;
  return parts.flatMap((part) => {
    const x = before * scale;
    before += part.count;
    return part.count === 0 ? [] : [{ part, x, width: part.count * scale }];
  });
}
