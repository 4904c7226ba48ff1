import Link from "next/link";
import { useSyncExternalStore } from "react";
import { Kbd } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { singleKeysOn, watchSingleKeys } from "@/lib/client/single-keys";
import { triageKeys } from "@/lib/client/triage-keys";

interface KeysDialogProps {
  readonly isOpen: boolean;
  readonly canEdit: boolean;
  readonly onClose: () => void;
}

const isOnAtFirst = () => true;

export function KeysDialog({ isOpen, canEdit, onClose }: KeysDialogProps) {
  const isOn = useSyncExternalStore(watchSingleKeys, singleKeysOn, isOnAtFirst);
  const shown = triageKeys.filter(({ edits }) => canEdit || edits !== true);
  return (
    <Dialog title="Shortcuts of this list" isOpen={isOpen} onClose={onClose}>
      <p className="text-soft">
        They work while a row or its details have the focus. Single keys work unless a field has the focus.
      </p>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5">
        {shown.map(({ keys, does, isSingle }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>
              {does}
              {isSingle === true && !isOn && <span className="text-soft"> (off)</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-soft">
        Single keys are {isOn ? "on" : "off"}.{" "}
        <span className="demo:hidden">
          <Link href="/settings/account" prefetch={false} className="text-blue underline">
            Turn them {isOn ? "off" : "on"} in your settings
          </Link>
          .
        </span>
      </p>
    </Dialog>
  );
}
