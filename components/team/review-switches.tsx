"use client";
import { useRef, useState } from "react";
import { callApi, faultOf } from "@/lib/client/api";
import type { Reviewable } from "@/lib/domain/pipeline/document";
import { counted } from "@/lib/domain/words/english";
import { Switch } from "./switch";

interface ReviewSwitchesProps {
  readonly needsReview: readonly Reviewable[];
  /** The number of pipelines that do not have the change yet. */
  readonly waiting: number;
}

const switches: readonly { readonly what: Reviewable; readonly label: string; readonly about: string }[] = [
  {
    what: "verified",
    label: "Require approval for verified",
    about:
      "Evidence makes a control verified only after approval by a person who neither set the status nor added that evidence. Until then it shows “declared, approval pending”.",
  },
  {
    what: "not-applicable",
    label: "Require approval for not applicable",
    about:
      "An exception takes a control out of scope only after another person approves it. Until then it shows “not assessed, approval pending” and counts as a gap.",
  },
  {
    what: "accepted",
    label: "Require approval for accepted risks",
    about:
      "A risk is listed as accepted only after another person approves it. Until then it shows “missing, approval pending”. It is a gap either way.",
  },
];

/** The rules of two-person approval. Each switch saves at once. */
export function ReviewSwitches({ needsReview, waiting }: ReviewSwitchesProps) {
  const [problem, setProblem] = useState<string>();
  const [shown, setShown] = useState(needsReview);
  const [left, setLeft] = useState(waiting);
  const saved = useRef(needsReview);
  const newest = useRef(0);
  const sending = useRef(Promise.resolve());

  function handleChange(what: Reviewable, isOn: boolean) {
    const next = isOn ? [...shown, what] : shown.filter((one) => one !== what);
    setShown(next);
    newest.current += 1;
    const mine = newest.current;
    // In sequence: each request carries all rules, so the last one wins.
    sending.current = sending.current.then(async () => {
      if (mine !== newest.current) return;
      const answer = await callApi("PATCH /review-rules", { body: { needsReview: next } });
      if (answer.ok) saved.current = answer.value.needsReview;
      if (mine !== newest.current) return;
      setShown(saved.current);
      setProblem(faultOf(answer));
      if (answer.ok) setLeft(answer.value.waiting);
    });
  }

  return (
    <>
      {switches.map(({ what, label, about }) => (
        <div key={what} className="mb-4">
          <Switch
            label={label}
            about={about}
            isOn={shown.includes(what)}
            onChange={(isOn) => handleChange(what, isOn)}
          />
        </div>
      ))}
      <p className="max-w-[72ch] text-tiny text-soft">
        A change applies to every pipeline at once, and goes into its log. Snapshots and links stay as they
        are. Editors approve in the gap list and on the map. Their work list shows pending approvals.
      </p>
      <p role="status" className="text-tiny text-soft empty:sr-only">
        {left > 0 && `${counted(left, "more pipeline")} will follow within a minute.`}
      </p>
      <p role="alert" className="text-tiny text-missing empty:hidden">
        {problem}
      </p>
    </>
  );
}
