import Link from "next/link";
import { BarePage } from "@/components/shell/bare-page";
import { buttonClass } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default function NotFoundPage() {
  return (
    <BarePage title="There is nothing here">
      <p className="text-soft">
        The address is wrong, or what it led to was archived, or it belongs to a workspace or role that is not
        yours.
      </p>
      <p>
        <Link href="/pipelines" prefetch={false} className={buttonClass("primary")}>
          Go to pipelines
        </Link>
      </p>
    </BarePage>
  );
}
