import { OutsideLink } from "@/components/ui/outside-link";
import type { Framework } from "@/lib/domain/catalogue/catalogue";

export function FrameworkCredit({
  framework: { title, version, publisher, url, attribution },
}: {
  readonly framework: Framework;
}) {
  return (
    <p className="max-w-[90ch] text-tiny break-words text-soft">
      <OutsideLink href={url}>{title}</OutsideLink>, {version}, {publisher}. {attribution}
    </p>
  );
}
