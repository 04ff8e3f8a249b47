/*
 * The facilitator's mode of a page: on or off, kept as long as the tab is open once it has been switched on, with a quiet
 * bar at the bottom. One mode for the page, however many elements there are; where storage is denied it works unkept.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const room = (sekit.room ??= {});
  const { h, button, storage } = sekit;
  const KEY = "sekit.room";
  const ON = "data-sekit-room";
  const HEIGHT = "--sekit-bar"; // of the bar: what is to stand above it says so
  const root = document.documentElement;

  const heard = new Set(); // called when the mode is switched, with whether it is on
  const grown = new ResizeObserver(() => root.style.setProperty(HEIGHT, `${bar.offsetHeight}px`));
  let bar = null;
  let place = "";

  const put = (node, text) => node.textContent !== text && (node.textContent = text);
  const tell = () => heard.forEach((act) => act(room.mode.isOn()));

  room.mode ??= {
    isOn: () => root.hasAttribute(ON),

    /** Whether it was on when this tab was last here. */
    wasOn: () => storage.read(KEY).text === "on",

    on(ui) {
      if (this.isOn()) return;
      root.toggleAttribute(ON, true);
      storage.write(KEY, "on", false);
      room.hold.start(ui);
      bar = h(
        "section.room-bar",
        { "aria-label": ui.mode, onkeydown: (event) => event.stopPropagation() },
        h("strong", ui.mode_on),
        h("span", place),
        button(ui.mode_off, () => this.off()),
      );
      document.body.append(bar);
      grown.observe(bar);
      tell();
    },

    off() {
      if (!this.isOn()) return;
      const here = bar.contains(document.activeElement);
      root.removeAttribute(ON);
      storage.remove(KEY);
      room.hold.stop();
      grown.disconnect();
      root.style.removeProperty(HEIGHT);
      bar.remove();
      tell();
      if (here) document.querySelector("sekit-room [aria-pressed]")?.focus(); // the one pressed is gone
    },

    /** What the bar says of the clock: the step and the minutes left, or nothing. */
    say(text) {
      place = text;
      if (this.isOn()) put(bar.querySelector("span"), text);
    },

    /** Call `act` with whether it is on, now and whenever it is switched. Returns what ends that. */
    follow(act) {
      heard.add(act);
      act(this.isOn());
      return () => heard.delete(act);
    },
  };
})();
