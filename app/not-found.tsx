import Link from "next/link";
import { BarePage } from "@/components/shell/bare-page";
import { buttonClass } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default function NotFoundPage() {
  return (
    <BarePage title="Page not found">
      <p className="text-soft">
        The link may be wrong, the pipeline may be archived, or you may not have access.
      </p>
      <p>
        <Link href="/pipelines" prefetch={false} className={buttonClass("primary")}>
          Go to pipelines
        </Link>
      </p>
    </BarePage>
  );
}
