"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useState, useTransition } from "react";
import { Field, inputClass } from "@/components/ui/form";
import { callApi, problemText } from "@/lib/client/api";
import { scheduleWords, type SnapshotSchedule, snapshotSchedules } from "@/lib/domain/snapshot/schedule";

interface ScheduleChoiceProps {
  readonly pipelineId: string;
  readonly schedule: SnapshotSchedule;
  /** Its effect. */
  readonly about: string;
  readonly canChange: boolean;
}

/** The schedule of automatic snapshots. Saves at once. */
export function ScheduleChoice({ pipelineId, schedule, about, canChange }: ScheduleChoiceProps) {
  const router = useRouter();
  const [message, setMessage] = useState<{ readonly isProblem: boolean; readonly text: string }>();
  const [shown, show] = useOptimistic(schedule);
  const [isSaving, startSaving] = useTransition();

  function save(next: SnapshotSchedule) {
    // Not disabled while saving: that would lose the focus.
    if (isSaving) return;
    startSaving(async () => {
      show(next);
      const answer = await callApi("PATCH /pipelines/{id}/snapshots/schedule", {
        params: { id: pipelineId },
        body: { schedule: next },
      });
      setMessage(
        answer.ok
          ? { isProblem: false, text: `Saved: ${scheduleWords[next].toLowerCase()}.` }
          : { isProblem: true, text: problemText(answer.error) },
      );
      startSaving(() => router.refresh());
    });
  }

  return (
    <div className="mt-8 max-w-[72ch] print:hidden">
      <Field label="Automatic snapshots" hint={about}>
        {(ids) => (
          <select
            {...ids}
            value={shown}
            disabled={!canChange}
            // The options are the schedules.
            onChange={(event) => save(event.target.value as SnapshotSchedule)}
            className={`${inputClass} max-w-48`}
          >
            {snapshotSchedules.map((one) => (
              <option key={one} value={one}>
                {scheduleWords[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p
        role={message?.isProblem ? "alert" : "status"}
        className={`mt-1 text-tiny empty:sr-only ${message?.isProblem ? "text-missing" : "text-soft"}`}
      >
        {message?.text}
      </p>
    </div>
  );
}
