"use client";
import { useSyncExternalStore } from "react";
import { setSingleKeys, singleKeysOn, watchSingleKeys } from "@/lib/client/single-keys";

const isOnAtFirst = () => true;

/** Turns the keys that are one letter, digit or sign on and off, for every screen in this browser. */
export function SingleKeysSwitch() {
  const isOn = useSyncExternalStore(watchSingleKeys, singleKeysOn, isOnAtFirst);
  return (
    <>
      <label className="flex min-h-7 items-center gap-2">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby="single-keys-about"
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
          className="size-4 accent-primary"
        />
        Single keys, such as J, C or 1 to 6
      </label>
      <p id="single-keys-about" className="text-tiny text-soft">
        They work only while the map or a list has the focus. Off, keys with Ctrl, Alt or ⌘, Tab, Enter and
        the arrows still work. Kept in this browser.
      </p>
    </>
  );
}
