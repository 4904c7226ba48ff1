/** The UTC day, as claims and evidence count days. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
