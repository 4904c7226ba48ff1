import { Button, Kbd } from "@/components/ui/button";

interface StripStepsProps {
  /** What the way consists of: "step" or "connection". */
  readonly what: string;
  readonly onStep: (by: 1 | -1) => void;
}

/** On a strip: along the way that is drawn. */
export function StripSteps({ what, onStep }: StripStepsProps) {
  return (
    <>
      <Button aria-label={`Previous ${what}`} className="px-2!" onClick={() => onStep(-1)}>
        <Kbd>[</Kbd>
      </Button>
      <Button aria-label={`Next ${what}`} className="px-2!" onClick={() => onStep(1)}>
        <Kbd>]</Kbd>
      </Button>
    </>
  );
}
