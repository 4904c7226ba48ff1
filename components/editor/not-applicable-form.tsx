import { ReasonForm, type ReasonFormProps } from "@/components/ui/reason-form";
import { limits } from "@/lib/domain/pipeline/limits";

type NotApplicableFormProps = Pick<ReasonFormProps, "does" | "onGive" | "onCancel"> & {
  readonly reason: string;
};

/** Why a control has no meaning on a node. */
export function NotApplicableForm(props: NotApplicableFormProps) {
  return (
    <ReasonForm
      {...props}
      label="Why it does not apply"
      hint="Such as: no pull requests come from outside."
      missing="Say in a few words why it does not apply."
      most={limits.note}
      className="rounded-card border border-line-strong bg-panel p-3"
    />
  );
}
