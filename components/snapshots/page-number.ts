/** The page that an address asks for; anything that is none is the first. */
export function pageNumber(page: string | string[] | undefined): number {
  return typeof page === "string" && /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1;
}
