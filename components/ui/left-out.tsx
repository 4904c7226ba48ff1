import { Notice } from "./notice";

/** Values in the address that the page does not know. */
export function LeftOut({
  ignored,
  rest = "",
  className,
}: {
  readonly ignored: readonly string[];
  readonly rest?: string;
  readonly className?: string;
}) {
  if (ignored.length === 0) return null;
  return (
    <Notice tone="warning" {...(className !== undefined && { className })}>
      Not known here, so left out: {ignored.map((part) => part.slice(0, 80)).join(", ")}.{rest}
    </Notice>
  );
}
