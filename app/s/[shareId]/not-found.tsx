import { OpenShare } from "@/components/snapshots/open-share";

export default function ShareNotFound() {
  return <OpenShare />;
}
