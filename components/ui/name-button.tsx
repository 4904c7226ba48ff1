interface NameButtonProps {
  readonly name: string;
  readonly onPress: () => void;
}

/** The name of the open pipeline in the bar, for people who may change it. */
export function NameButton({ name, onPress }: NameButtonProps) {
  return (
    <button
      type="button"
      title="Rename this pipeline"
      onClick={onPress}
      className="block min-h-7 max-w-full min-w-7 truncate rounded-control text-left hover:bg-bg focus-visible:-outline-offset-2 max-sm:pointer-coarse:min-h-11 max-sm:pointer-coarse:min-w-11"
    >
      {name}
    </button>
  );
}
