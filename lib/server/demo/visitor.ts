import "server-only";
import { newSecret } from "../auth/secrets";
import { oncePerProcess } from "../process";

interface Visitor {
  readonly name: string;
  readonly email: string;
  /** Known to this process alone, and gone with it. */
  readonly password: string;
}

/** The one person of a demo. */
export function getVisitor(): Visitor {
  return oncePerProcess("demo-visitor", () => ({
    name: "Visitor",
    email: "visitor@demo.invalid",
    password: newSecret(),
  }));
}
