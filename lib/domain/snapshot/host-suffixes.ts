const words = (text: string): readonly string[] => text.trim().split(/\s+/);

// Countries, and what most machines on the internet are below. No list can be whole: see `isHostName` for the others.
const publicSuffixes = words(`
  ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc cd cf cg ch
  ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm
  gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb
  lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu
  nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy
  sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
  com org net edu gov mil int info biz name pro mobi coop aero museum jobs arpa asia cat post tel travel xxx
  app dev cloud tech systems company software network networks digital solutions services agency technology computer technologies
  online site website web host hosting server page pages link live world global group inc llc ltd gmbh ltda sarl bank
  finance financial capital insurance money pay health care clinic energy industries international engineering consulting
  ventures holdings partners media studio design store shop email domains space xyz top icu zone academy berlin hamburg koeln
  bayern ruhr wien tirol swiss london paris amsterdam brussels nyc tokyo eus gal scot wales cymru africa amazon aws google goog
  gle azure microsoft apple ibm cisco oracle sap siemens bosch bmw audi volkswagen allianz dhl foo bar bot fyi gg ninja
  works tools team support directory center institute university school foundation ngo ong

`);

const internalSuffixes = words(`
  internal intern intra intranet local localdomain localhost lan corp corporate home private priv dmz mgmt management vpn
  prod production stage staging qa uat preprod example test invalid onion alt consul svc cluster domain loc ad ds dc lab labs
  office hq kube k8s
`);

/** Endings of host names: of the internet, or of private networks. */
export const hostSuffixes: ReadonlySet<string> = new Set([...publicSuffixes, ...internalSuffixes]);

/** What a file's name ends in. Some are countries too: with one dot `main.rs` and `install.sh` are files. */
export const fileEndings: ReadonlySet<string> = new Set(
  words(`
  asc bak bash bat bin c cc cer cfg class cmd conf config cpp crt cs css csv d dart db deb diff dll dmg dockerfile dockerignore doc
  docx ear editorconfig env erb exe ex gif gitignore go gradle graphql groovy gz h hcl hpp htm html img ini ipynb iso java jar jpeg
  jpg js json jsonc jsonl json5 jsx key kt kts less lock log lua m4 mak map markdown md mjs mk mod mts odt out patch pdf pem php pid
  pl plist png properties proto ps ps1 psd py pyc pyi r rb rego rpm rs rst sarif scala scss sh sha256 sig so sock socket spdx sql
  sqlite sum svg swift swp sys tar target tf tfstate tfvars tgz timer tmpl toml tpl ts tsv tsx txt vb vue war wasm whl xls xlsx
  xml xsd xz yaml yml zig zip zst
`),
);

/** Before one dot these make a file, whatever stands behind it: `Dockerfile.prod`, `values.test`. */
export const fileStems: ReadonlySet<string> = new Set(
  words(
    `dockerfile containerfile makefile jenkinsfile vagrantfile gemfile compose docker-compose values settings config readme license`,
  ),
);

/** Public addresses that say no more than the name of a product does: as such they stay, with nothing behind them. */
export const publicAddresses: ReadonlySet<string> = new Set(
  words(`
  docker.io index.docker.io registry-1.docker.io hub.docker.com quay.io ghcr.io gcr.io k8s.gcr.io registry.k8s.io pkg.dev
  public.ecr.aws mcr.microsoft.com registry.access.redhat.com registry.redhat.io cgr.dev nvcr.io registry.suse.com
  registry.fedoraproject.org registry.gitlab.com container-registry.oracle.com github.com gitlab.com bitbucket.org dev.azure.com
  npmjs.com registry.npmjs.org pypi.org crates.io rubygems.org kubernetes.io k8s.io asp.net ado.net ml.net vb.net socket.io draw.io
`),
);
