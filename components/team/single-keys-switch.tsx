"use client";
import { useSyncExternalStore } from "react";
import { setSingleKeys, singleKeysOn, watchSingleKeys } from "@/lib/client/single-keys";
import { Switch } from "./switch";

const isOnAtFirst = () => true;

/** Turns single-character shortcuts on and off in this browser. */
export function SingleKeysSwitch() {
  const isOn = useSyncExternalStore(watchSingleKeys, singleKeysOn, isOnAtFirst);
  return (
    <Switch
      label="Single-key shortcuts, such as J, C or 1 to 6"
      about="They work only while the map or a list has the focus. When off, shortcuts with Ctrl, Alt or ⌘, Tab, Enter and arrows still work. Saved in this browser."
      isOn={isOn}
      onChange={setSingleKeys}
    />
  );
}
