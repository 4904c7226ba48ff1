import { Button, Kbd } from "@/components/ui/button";

interface StripStepsProps {
  /** The unit of the path: "step" or "connection". */
  readonly what: string;
  readonly onStep: (by: 1 | -1) => void;
}

/** On a strip: moves along the drawn path. */
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
