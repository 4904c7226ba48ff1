import { type ReactNode, useId } from "react";

export function SettingsSection({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-3 border-t border-line py-5 first:border-t-0 sm:grid-cols-[10rem_minmax(0,34rem)]"
    >
      <h2 id={id} className="text-lead">
        {title}
      </h2>
      <div>{children}</div>
    </section>
  );
}
