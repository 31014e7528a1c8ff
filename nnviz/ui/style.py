"""The style sheet: what the palette cannot reach, from the tokens of a theme. Widgets say what they are by properties.

The controls of `nnviz.ui.controls` paint themselves and need nothing of this.

Labels: role = section, muted, caption, counter, title, chip. Buttons: role = primary, flat. A frame: card = danger.
"""

from __future__ import annotations

from pathlib import Path

from nnviz.ui.icons import write_svg
from nnviz.ui.theme import Theme

SHEET = """
QMainWindow, QDialog {{ background: {surface}; }}
HelpDialog {{ background: {panel}; }}
QToolTip {{ background: {panel}; color: {text}; border: 1px solid {border}; padding: {p4}px; }}
QLabel {{ background: transparent; }}
QLabel[role="section"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="caption"] {{ color: {muted}; font-size: {p11}px; }}
QLabel[role="counter"] {{ font-size: {p14}px; font-weight: 600; }}
QLabel[role="title"] {{ font-size: {p20}px; font-weight: 600; }}
QLabel[role="chip"] {{ background: {raised}; border-radius: {p4}px; padding: {p2}px {p8}px; font-weight: 600; }}

QMenuBar {{ background: {panel}; padding: 0; }}
QMenuBar::item {{ padding: {p4}px {p12}px; background: transparent; border-radius: {p4}px; }}
QMenuBar::item:selected {{ background: {sel}; color: {text}; }}
QMenu {{ background: {panel}; border: 1px solid {border}; padding: {p4}px; }}
QMenu::item {{ padding: {p6}px {p24}px {p6}px {p28}px; border-radius: {p3}px; }}
QMenu::item:selected {{ background: {sel}; color: {text}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {hair}; margin: {p4}px {p8}px; }}
QMenu::indicator {{ width: {p14}px; height: {p14}px; left: {p8}px; }}
QMenu::indicator:checked {{ image: url("{tick}"); }}
QMenu::right-arrow {{ image: url("{chevron_right}"); width: {p12}px; height: {p12}px; right: {p6}px; }}

QPushButton {{
    background: {panel}; border: 1px solid {border}; border-radius: {p4}px;
    padding: 0 {p10}px; min-height: {p26}px;
}}
QPushButton:hover {{ background: {raised}; }}
QPushButton:pressed {{ background: {sel}; border-color: {ctl}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 0 {p9}px; min-height: {p24}px; }}
QPushButton:disabled {{ color: {faint}; background: {surface}; }}
QPushButton:checked {{ background: {sel}; border-color: {accent}; }}
QPushButton[role="primary"] {{ background: {accent}; color: {onaccent}; border-color: {accent}; }}
QPushButton[role="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
QPushButton[role="primary"]:pressed {{ background: {accent_pressed}; }}
QPushButton[role="primary"]:disabled {{ background: {panel}; color: {faint}; border-color: {border}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {focus_on_accent}; }}
QPushButton[role="flat"], QToolButton[role="flat"] {{ background: transparent; border: 1px solid transparent; }}
QPushButton[role="flat"]:hover, QToolButton[role="flat"]:hover {{ background: {raised}; }}
QPushButton[role="flat"]:pressed, QToolButton[role="flat"]:pressed {{ background: {sel}; }}
QPushButton[role="flat"]:focus, QToolButton[role="flat"]:focus {{ border: 2px solid {accent}; }}
QToolButton {{ border-radius: {p4}px; padding: {p4}px; }}
QToolButton[popupMode="2"] {{ padding: {p4}px {p24}px {p4}px {p8}px; }}
QToolButton::menu-indicator {{
    image: url("{chevron_down}"); width: {p12}px; height: {p12}px;
    subcontrol-origin: padding; subcontrol-position: right center; right: {p8}px;
}}

QLineEdit, QComboBox {{
    background: {panel}; border: 1px solid {border}; border-radius: {p3}px; padding: 0 {p6}px; min-height: {p22}px;
    selection-background-color: {accent}; selection-color: {onaccent};
}}
QLineEdit:hover, QComboBox:hover {{ border-color: {ctl}; }}
QLineEdit:focus, QComboBox:focus {{ border: 2px solid {accent}; padding: 0 {p5}px; min-height: {p20}px; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {faint}; background: {surface}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QComboBox QLineEdit:focus {{
    border: none; padding: 0; min-height: 0; background: transparent;
}}
QLineEdit[role="flat"] {{
    background: transparent; border: 1px solid transparent; border-radius: {p3}px;
    padding: 0 {p4}px; min-height: {p22}px;
}}
QLineEdit[role="flat"]:hover {{ border-color: {border}; background: {panel}; }}
QLineEdit[role="flat"]:focus {{
    border: 2px solid {accent}; background: {panel}; padding: 0 {p3}px; min-height: {p20}px;
}}

QComboBox::drop-down {{ border: none; width: {p20}px; }}
QComboBox::down-arrow {{ image: url("{chevron_down}"); width: {p12}px; height: {p12}px; }}
QComboBox QAbstractItemView {{
    background: {panel}; border: 1px solid {border}; padding: {p4}px; outline: none;
    selection-background-color: {sel}; selection-color: {text};
}}
QComboBox QAbstractItemView::item {{ min-height: {p24}px; padding: 0 {p6}px; }}
QComboBox QAbstractItemView::item:disabled {{ color: {faint}; }}

QCheckBox {{ spacing: {p6}px; background: transparent; }}
QCheckBox:disabled {{ color: {faint}; }}
QCheckBox::indicator {{
    width: {p12}px; height: {p12}px; border: 1px solid {ctl}; border-radius: {p3}px; background: {panel};
}}
QCheckBox::indicator:hover {{ border-color: {accent}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{check}"); }}
QCheckBox::indicator:focus {{ border: 2px solid {accent}; width: {p10}px; height: {p10}px; }}
QCheckBox::indicator:checked:focus {{ border-color: {ctl}; }}
QCheckBox::indicator:disabled {{ border-color: {border}; background: {surface}; }}

QTabWidget::pane {{ border: none; }}
QTabBar {{ background: {surface}; }}
QTabBar::tab {{
    background: transparent; color: {muted}; border: none; border-bottom: 2px solid transparent;
    padding: 0 {p12}px; height: {p30}px;
}}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {text}; font-weight: 600; border-bottom-color: {accent}; }}
QTabBar::tab:focus {{ border: 2px solid {accent}; border-radius: {p3}px; }}
#middle > QTabBar::tab, #experiments > QTabBar::tab {{
    height: {p24}px; margin: {p4}px 0 0 {p4}px; padding: 0 {p10}px; border: none; border-radius: {p4}px;
}}
#middle > QTabBar::tab:first, #experiments > QTabBar::tab:first {{ margin-left: {p8}px; }}
#middle > QTabBar::tab:selected, #experiments > QTabBar::tab:selected {{
    background: {panel}; border: 1px solid {border};
}}
#middle > QTabBar::tab:focus, #experiments > QTabBar::tab:focus {{ border: 2px solid {accent}; }}

QAbstractScrollArea {{ border: none; }}
QFileDialog QAbstractItemView {{ border: 1px solid {border}; }}
QScrollBar:vertical {{ background: transparent; width: {p10}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {p10}px; margin: 0; }}
QScrollBar::handle {{ background: {border}; border-radius: {p3}px; }}
QScrollBar::handle:vertical {{ min-height: {p28}px; margin: 2px {p2}px; }}
QScrollBar::handle:horizontal {{ min-width: {p28}px; margin: {p2}px 2px; }}
QScrollBar::handle:hover {{ background: {ctl}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QSplitter#columns::handle {{ background: {border}; }}
QSplitter#columns::handle:hover {{ background: {ctl}; }}

QFrame#run_bar {{ background: {panel}; border: none; border-bottom: 1px solid {border}; }}
QFrame#status_line {{ background: {panel}; border: none; border-top: 1px solid {border}; }}
#run_bar QPushButton {{ min-height: {p30}px; }}
#run_bar QPushButton:focus {{ min-height: {p28}px; }}
QFrame#rule {{ background: {hair}; border: none; }}
QFrame#upright {{ background: {border}; border: none; }}
QWidget#left_column, QWidget#right_column, QWidget#right_column_content {{ background: {panel}; }}
#left_column > QTabBar, #left_column > QStackedWidget {{ background: {panel}; }}

QFrame[card="neutral"] {{ background: {panel}; border: 1px solid {ctl}; }}
QFrame[card="danger"] {{ background: {danger_fill}; border: 1px solid {danger_edge}; border-radius: {p4}px; }}
"""


def style_sheet(theme: Theme, scale: float, images: Path) -> str:
    """The style sheet of a window in `theme`, its lengths times `scale`; `images` is a folder for its little arrows."""
    lengths = {f"p{n}": round(n * scale) for n in range(2, 33)}
    return SHEET.format(
        **{name: getattr(theme, name) for name in theme.__dataclass_fields__},
        **lengths,
        accent_hover=_mixed(theme.accent, theme.panel, 0.12),
        accent_pressed=_mixed(theme.accent, theme.panel, 0.24),
        focus_on_accent=theme.ctl,
        check=write_svg(images, "check", theme.onaccent),
        tick=write_svg(images, "check", theme.text),
        chevron_down=write_svg(images, "chevron-down", theme.ctl),
        chevron_right=write_svg(images, "chevron-right", theme.ctl),
    )


def _mixed(colour: str, other: str, share: float) -> str:
    """`colour` with `share` of `other` in it, both #rrggbb."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
