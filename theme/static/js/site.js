// The quick exit. Without this script the link still leaves, by itself.
(function () {
  const link = document.querySelector("[data-exit]");
  const title = document.title;
  let veil, held, presses = 0, last = 0;

  function leave(event) {
    event.preventDefault();
    if (!veil) {
      veil = document.createElement("div");
      veil.className = "veil";
      document.body.append(veil);
    }
    document.title = link.hostname;
    location.replace(link.href);
  }

  function forget() {
    held = false;
    presses = 0;
  }

  // Coming back from the browser's page cache must not show the veil or a half-made count.
  function reset() {
    forget();
    document.title = title;
    if (veil) veil.remove();
    veil = null;
  }

  if (link) {
    link.addEventListener("click", leave);
    addEventListener("pageshow", reset);
    addEventListener("blur", forget);
    addEventListener("pointerdown", forget);
    addEventListener("wheel", forget);
    addEventListener("keydown", function (event) {
      // Alt+Shift changes the keyboard's language.
      if (event.key != "Shift" || event.altKey || event.ctrlKey || event.metaKey) forget();
      else if (!event.repeat) held = true;
    });
    // Only a Shift let go with nothing typed under it counts: capitals do not.
    addEventListener("keyup", function (event) {
      if (event.key != "Shift" || !held) return;
      held = false;
      presses = event.timeStamp - last < 2000 ? presses + 1 : 1;
      last = event.timeStamp;
      if (presses > 2) leave(event);
    });
  }
})();
