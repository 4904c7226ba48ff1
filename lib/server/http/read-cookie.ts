import "server-only";

/** The raw value of a browser's cookie; undefined if absent. */
export function readCookie(headers: Headers, name: string): string | undefined {
  return (headers.get("cookie") ?? "")
    .split("; ")
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
