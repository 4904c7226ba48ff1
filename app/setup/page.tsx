import { BarePage } from "@/components/shell/bare-page";
import { SetupForm } from "@/components/team/setup-form";

export const metadata = { title: "Set up" };

export default function SetupPage() {
  return (
    <BarePage title="Set up Blueline" lead="Make the workspace and its first admin. You can invite others afterwards.">
      <SetupForm />
    </BarePage>
  );
}
