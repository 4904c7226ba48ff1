"use client";
import { useSyncExternalStore } from "react";
import { setSingleKeys, singleKeysOn, watchSingleKeys } from "@/lib/client/single-keys";
import { Switch } from "./switch";

const isOnAtFirst = () => true;

/** Turns the keys that are one letter, digit or sign on and off, for every screen in this browser. */
export function SingleKeysSwitch() {
  const isOn = useSyncExternalStore(watchSingleKeys, singleKeysOn, isOnAtFirst);
  return (
    <Switch
      label="Single keys, such as J, C or 1 to 6"
      about="They work only while the map or a list has the focus. Off, keys with Ctrl, Alt or ⌘, Tab, Enter and the arrows still work. Kept in this browser."
      isOn={isOn}
      onChange={setSingleKeys}
    />
  );
}
