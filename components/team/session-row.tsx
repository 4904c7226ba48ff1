import { formatInstant } from "@/components/marks/format-time";
import { Button } from "@/components/ui/button";
import { deviceName, type Session } from "./sessions";

/** @param onEnd absent for the session that looks at it: that one ends by signing out */
export function SessionRow({
  session,
  onEnd,
}: {
  readonly session: Session;
  readonly onEnd?: (() => void) | undefined;
}) {
  const device = deviceName(session.userAgent);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-card border border-line bg-panel px-3 py-2">
      <p className="min-w-0">
        <span className="font-medium">{device}</span>
        {onEnd === undefined && <span className="text-soft"> (this one)</span>}
        <span className="block break-words text-soft">
          {session.ipAddress ? `${session.ipAddress}, ` : ""}signed in {formatInstant(session.createdAt)}
        </span>
      </p>
      {onEnd && (
        <Button
          tone="quiet"
          aria-label={`End the session of ${device} from ${formatInstant(session.createdAt)}`}
          onClick={onEnd}
        >
          End
        </Button>
      )}
    </li>
  );
}
