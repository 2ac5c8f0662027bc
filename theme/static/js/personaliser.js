// A town's name and coat of arms on the campaign's pictures, poster, posts and documents.
// Nothing leaves the page: its policy forbids every connection. What it fetches is fetched before anything is typed.
(function () {
  const section = document.querySelector("[data-own]");
  if (!section || !window.DecompressionStream || !HTMLCanvasElement.prototype.toBlob) return;

  const kit = JSON.parse(section.dataset.own), lettering = kit.lettering;
  const form = section.querySelector("form"), fields = form.elements;
  const said = section.querySelector("[role=status]"), figure = section.querySelector("figure");
  const results = section.querySelector("[data-results]");
  const ruler = document.createElement("canvas").getContext("2d"), FACE = "px 'Atkinson Hyperlegible Next', sans-serif";
  const images = {}, posts = Array.from(document.querySelectorAll("[data-post]"), (post) => [post, post.textContent]);
  const [TOWN, OF_TOWN] = kit.tokens;
  const TOKENS = RegExp([OF_TOWN, TOWN].map((token) => token.replace(/[[\]]/g, "\\$&")).join("|"), "g");
  // What may stand before a sentence's first word, and what ends the sentence before it: as in tokens.py.
  const OPENING = /[ \t\u00a0"'«»“”‘’*_>#\-–—¿¡[(]+$/, ENDS = "\n.!?…";
  const PARAGRAPH = /^<\/?(?:w:p|text:p|text:h|dc:title)[ >/]/;
  const MARKS = ",.;:!?…";
  let arms, names;

  function say(key, value) {
    said.textContent = said.dataset[key].replace("{name}", value);
  }

  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  function readNames() {
    const name = fields.town.value.trim().replace(/\s+/g, " "), lang = fields.speech.value;
    const ofTown = name && townNames.ofTown(name, kit.lang, kit.rules, lang);
    fields.of.placeholder = ofTown.replace(/'/g, "’");
    const forms = [townNames.inText(name, kit.lang, kit.rules, lang), fields.of.value.trim() || ofTown];
    names = name ? forms.map((form) => form.replace(/'/g, "’")) : null;
  }

  function put(text, before, escape) {
    return text.replace(TOKENS, function (token, place) {
      const name = names[token == OF_TOWN ? 1 : 0], rest = (before + text.slice(0, place)).replace(OPENING, "");
      const form = !rest || ENDS.includes(rest.slice(-1)) ? capital(name) : name;
      return escape ? form.replace(/&/g, "&amp;").replace(/</g, "&lt;") : form;
    });
  }

  function makeSlug() {
    let name = fields.town.value.trim().toLowerCase().replace(/·/g, "");
    for (const article in kit.rules.articles[fields.speech.value]) {
      if (name.startsWith(article)) name = name.slice(article.length);
    }
    return name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  function nameFile(path) {
    return path.split("/").pop().replace(/\.\w+$/, "_" + makeSlug() + "$&");
  }

  function load(url) {
    images[url] = images[url] || new Promise(function (resolve, reject) {
      const image = new Image();
      image.onload = () => resolve(image);
      image.onerror = reject;
      image.src = url;
    });
    return images[url];
  }

  // Once, before the first letter: the face and every picture.
  async function begin() {
    form.removeEventListener("focusin", begin);
    await Promise.all([400, 700].map((weight) => document.fonts.load(weight + " 20" + FACE)));
    for (const picture of [chosen()].concat(kit.pictures)) await load(picture.url);
    section.dataset.ready = "";
  }

  function measure(text, weight) {
    ruler.font = weight + " 100" + FACE;
    return ruler.measureText(text).width / 100;
  }

  function isShort(word) {
    return word == "unha" || (word.length <= 3 && !MARKS.includes(word.slice(-1)));
  }

  // The pieces between which a line may end: a short word never ends one, it stays with what it belongs to.
  function splitText(text) {
    const pieces = text.split(" ");
    for (let index = pieces.length - 2; index >= 0; index--) {
      if (isShort(pieces[index])) pieces.splice(index, 2, pieces[index] + " " + pieces[index + 1]);
    }
    return pieces;
  }

  // What a break before each piece is worth: after a mark, before a short word, or nothing.
  function valueBreaks(pieces) {
    return pieces.map(function (piece, index) {
      if (index && MARKS.includes(pieces[index - 1].slice(-1))) return lettering.sense;
      return piece.includes(" ") ? lettering.phrase : 0;
    });
  }

  // All ways to cut so many pieces in so many lines, each as the first pieces of all lines but the first.
  function listCuts(pieces, count) {
    if (count == 1) return [[]];
    const found = [];
    for (let last = count - 1; last < pieces; last++) {
      for (const cuts of listCuts(last, count - 1)) found.push(cuts.concat(last));
    }
    return found;
  }

  // For each number of lines, these lines and the widest of them: as equal as they can be but for what breaks are worth.
  function listBreaks([text, share, weight]) {
    const pieces = splitText(text), values = valueBreaks(pieces), ends = [0];
    const space = measure("n n", weight) - measure("nn", weight);
    for (const piece of pieces) ends.push(ends[ends.length - 1] + measure(piece, weight) + space);
    return pieces.slice(0, lettering.most).map(function (_, index) {
      const mean = ends[pieces.length] / (index + 1);
      let best = { cost: Infinity };
      for (const cuts of listCuts(pieces.length, index + 1)) {
        let cost = 0, widest = 0, start = 0;
        for (const end of cuts.concat(pieces.length)) {
          const across = ends[end] - ends[start];
          cost += across * across - (start ? values[start] * mean * mean : 0);
          widest = Math.max(widest, across);
          start = end;
        }
        if (cost < best.cost) best = { cost, cuts, widest: (widest - space) * share };
      }
      const lines = [0].concat(best.cuts).map((start, line) => pieces.slice(start, best.cuts[line]).join(" "));
      return { lines, widest: best.widest };
    });
  }

  // The height of all lines from the first one's capitals to the last one's foot, as a multiple of the size.
  function addHeights(texts, choice) {
    const gaps = lettering.gap * (texts.length - 1);
    return choice.reduce(function (sum, { lines }, index) {
      const [, share, , lead] = texts[index];
      return sum + share * (lettering.cap + (lines.length - 1) * lead);
    }, gaps);
  }

  // The lines of all texts at the largest size that has room for them, in no more lines than that is worth: as
  // theme/kits/lines.typ sets them too.
  function fit(texts, width, height, [largest, smallest]) {
    let choices = [[]], best = { size: 0 };
    for (const breaks of texts.map(listBreaks)) {
      choices = choices.flatMap((choice) => breaks.map((broken) => choice.concat(broken)));
    }
    for (const choice of choices) {
      const high = addHeights(texts, choice), room = high + 2 * lettering.rise;
      const size = Math.min(largest, height / room, width / Math.max.apply(null, choice.map((one) => one.widest)));
      if (size > best.size * (best.size < smallest ? 1 : lettering.worth)) best = { size, high: high * size, choice };
    }
    return best;
  }

  function drawArms(pen, arms, left, top, width, height) {
    const scale = Math.min(width * 0.3 / arms.naturalWidth, height / arms.naturalHeight);
    const wide = arms.naturalWidth * scale, high = arms.naturalHeight * scale;
    pen.drawImage(arms, left, top + (height - high) / 2, wide, high);
    return wide + height * lettering.arms;
  }

  function drawTown(pen, picture, arms) {
    let [left, top, width, height] = picture.inner;
    pen.fillStyle = picture.ground;
    pen.fillRect.apply(pen, picture.box);
    if (arms) {
      const taken = drawArms(pen, arms, left, top, width, height);
      left += taken;
      width -= taken;
    }
    const texts = picture.texts.map(([text, ...style]) => [put(text, "")].concat(style));
    const { size, high, choice } = fit(texts, width, height, picture.sizes);
    // In the middle as the eye sees it: by capitals and feet, whatever rises or hangs.
    let y = top + (height - high) / 2;
    pen.fillStyle = picture.ink;
    pen.textBaseline = "alphabetic";
    choice.forEach(function ({ lines }, index) {
      const [, share, weight, lead] = texts[index];
      pen.font = weight + " " + share * size + FACE;
      y += share * size * lettering.cap;
      lines.forEach((line, number) => pen.fillText(line, left, y + number * share * size * lead));
      y += (lines.length - 1) * share * size * lead + lettering.gap * size;
    });
  }

  async function paint(picture, image) {
    image = image || await load(picture.url);
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    [canvas.width, canvas.height] = picture.size;
    pen.drawImage(image, 0, 0);
    const coat = await arms;
    if (names) drawTown(pen, picture, coat);
    return canvas;
  }

  async function makePicture(picture, image) {
    const canvas = await paint(picture, image);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  function chosen() {
    return kit.pictures[fields.show.selectedIndex];
  }

  async function show() {
    readNames();
    for (const [post, text] of posts) post.textContent = names ? put(text, "") : text;
    const picture = chosen(), canvas = await paint(picture);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", picture.label + (names ? ". " + put(picture.texts[0][0], "") : ""));
    if (picture == chosen()) figure.replaceChildren(canvas);
  }

  async function readArms(file) {
    if (!file) return null;
    let blob = file;
    if (file.type == "image/svg+xml") {
      // Without a size of its own a drawing cannot be put on a canvas everywhere.
      const svg = new DOMParser().parseFromString(await file.text(), "image/svg+xml").documentElement;
      const box = (svg.getAttribute("viewBox") || "").split(/[\s,]+/).map(Number);
      if (box[2] > 0 && box[3] > 0) {
        svg.setAttribute("width", 600 * box[2] / box[3]);
        svg.setAttribute("height", 600);
      }
      svg.querySelectorAll("script, foreignObject").forEach((one) => one.remove());
      blob = new Blob([new XMLSerializer().serializeToString(svg)], { type: file.type });
    }
    const image = await load(URL.createObjectURL(blob));
    if (!image.naturalWidth) throw new Error("arms");
    return image;
  }

  // Whoever downloads before the coat of arms is read gets it all the same: every picture waits for it.
  function takeArms() {
    const [file] = fields.arms.files;
    say("quiet", "");
    arms = readArms(file).catch(() => say("noPicture", file.name));
    show();
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  async function bytesOf(blob) {
    return new Uint8Array(await blob.arrayBuffer());
  }

  async function savePicture() {
    const name = nameFile(chosen().name);
    save(await makePicture(chosen()), name);
    say("saved", name);
  }

  async function saveAll() {
    const entries = [];
    for (const picture of kit.pictures) {
      entries.push(kitZip.add(nameFile(picture.name), await bytesOf(await makePicture(picture))));
    }
    const text = posts.map(([post]) => post.dataset.post + "\n\n" + post.textContent).join("\n\n\n");
    entries.push(kitZip.add(nameFile("posts.txt"), new TextEncoder().encode(text + "\n")));
    save(kitZip.write(entries), nameFile(kit.archive));
    say("saved", nameFile(kit.archive));
  }

  async function printPoster() {
    const poster = kit.pictures[kit.pictures.length - 1], sheet = document.createElement("img");
    sheet.className = "sheet";
    sheet.alt = put(poster.texts[0][0], "");
    sheet.src = URL.createObjectURL(await makePicture(poster));
    await sheet.decode();
    document.body.append(sheet);
    document.documentElement.classList.add("prints-sheet");
    addEventListener("afterprint", function () {
      document.documentElement.classList.remove("prints-sheet");
      sheet.remove();
    }, { once: true });
    print();
  }

  function fillXml(text) {
    let before = "";
    return text.split(/(<[^>]*>)/).map(function (part, index) {
      if (index % 2) {
        if (PARAGRAPH.test(part)) before = "";
        return part;
      }
      const filled = put(part, before, true);
      before += part.replace(/&(?:quot|apos|#39);/g, "'");
      return filled;
    }).join("");
  }

  // A document with the name in every part that has a token, or nothing where none has.
  async function fillDocument(buffer) {
    const entries = kitZip.read(buffer);
    let found = false;
    for (const [index, entry] of entries.entries()) {
      const text = /\.xml$/.test(entry.name) ? new TextDecoder().decode(await kitZip.content(entry)) : "";
      if (text.search(TOKENS) < 0) continue;
      entries[index] = await kitZip.replace(entry, new TextEncoder().encode(fillXml(text)));
      found = true;
    }
    return found ? kitZip.write(entries) : null;
  }

  // A whole kit: what can bear the town's name comes back, the rest is as good as it was.
  async function fillKit(buffer) {
    const entries = [];
    for (const entry of kitZip.read(buffer)) {
      const bytes = await kitZip.content(entry), picture = kit.pictures.find((one) => entry.name.endsWith(one.name));
      let blob = null;
      if (/\.(odt|docx)$/.test(entry.name)) blob = await fillDocument(bytes.slice().buffer);
      else if (/\.txt$/.test(entry.name)) blob = fillText(new TextDecoder().decode(bytes));
      else if (picture) blob = await makePicture(picture, await createImageBitmap(new Blob([bytes])));
      if (blob) entries.push(kitZip.add(nameFile(entry.name), await bytesOf(blob)));
    }
    return entries.length ? kitZip.write(entries) : null;
  }

  function fillText(text) {
    return text.search(TOKENS) < 0 ? null : new Blob([put(text, "")]);
  }

  async function fillFile(file) {
    const buffer = await file.arrayBuffer();
    const blob = await (/\.zip$/i.test(file.name) ? fillKit : fillDocument)(buffer);
    if (!blob) throw new Error("tokens");
    const link = document.createElement("a"), item = document.createElement("li");
    link.href = URL.createObjectURL(blob);
    link.textContent = link.download = nameFile(file.name);
    item.append(link);
    results.append(item);
  }

  async function fillFiles() {
    if (!names) return ask();
    results.replaceChildren();
    const failed = [];
    for (const file of fields.documents.files) {
      try {
        await fillFile(file);
      } catch (error) {
        failed.push(file.name);
      }
    }
    if (failed.length) say("noDocument", failed.join(", "));
    else say("ready", results.children.length);
  }

  function ask() {
    say("noName", "");
    fields.town.focus();
  }

  const actions = { picture: savePicture, all: saveAll, print: printPoster };
  form.addEventListener("focusin", begin);
  form.addEventListener("submit", (event) => event.preventDefault());
  fields.arms.addEventListener("change", takeArms);
  fields.documents.addEventListener("change", fillFiles);
  for (const name of ["town", "of", "speech", "show"]) fields[name].addEventListener("input", show);
  for (const button of form.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => (names ? actions[button.dataset.do]() : ask()));
  }
  fields.speech.value = kit.nameLang;
  section.hidden = false;
})();
