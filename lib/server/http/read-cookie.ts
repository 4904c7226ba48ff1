import "server-only";

/** What a browser sent under this name, as it is; undefined where it sent none. */
export function readCookie(headers: Headers, name: string): string | undefined {
  return (headers.get("cookie") ?? "")
    .split("; ")
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
