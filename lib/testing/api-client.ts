import { testAdmin } from "./app-server";

/** A signed-in caller of the API, as a script would be: a cookie, the same origin, JSON. */
export class ApiClient {
  constructor(
    readonly url: string,
    readonly cookie: string,
    private readonly password = "",
  ) {}

  /** The same person at another server of the same database. */
  at(url: string): ApiClient {
    return new ApiClient(url, this.cookie, this.password);
  }

  /** Proves who it is again where that is asked for, as it is some minutes after signing in. */
  async call(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await this.send(method, path, body);
    if (response.status !== 403 || !(await response.clone().text()).includes("urn:blueline:problem:confirm"))
      return response;
    await this.send("POST", "/api/auth/confirm", { password: this.password });
    return this.send(method, path, body);
  }

  private send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.url,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async json(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await this.call(method, `/api/v1${path}`, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}

export async function signIn(
  url: string,
  { email, password }: { readonly email: string; readonly password: string } = testAdmin,
): Promise<ApiClient> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Signing in: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return new ApiClient(url, cookie, password);
}
