/** A request that should not be served, and what is to be said to it. */
export interface HostileRequest {
  readonly what: string;
  readonly method?: string;
  readonly path: string;
  readonly headers?: { readonly [name: string]: string };
  /** Text goes out as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly status: number;
  /** The field that the answer names. */
  readonly field?: string;
}
