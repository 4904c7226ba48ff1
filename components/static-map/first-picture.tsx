import { mostOnPhone, PhonePicture } from "./phone-picture";
import { StaticMap, type StaticMapProps } from "./static-map";

/** The picture until the map is live, on a phone in its own order. */
export function FirstPicture(props: Required<Pick<StaticMapProps, "document" | "counts" | "checked">>) {
  if (props.document.nodes.length > mostOnPhone) return <StaticMap {...props} />;
  return (
    <>
      <StaticMap {...props} className="max-sm:hidden" />
      <PhonePicture {...props} className="phone-picture w-full sm:hidden" />
    </>
  );
}
