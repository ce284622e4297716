package studio.atelier.workbench.chart;

/** The area of a chart inside its axes, in pixels, and the scales over it. */
record Plot(double left, double top, double width, double height, Scale x, Scale y) {

    double px(double value) {
        return left + x.toUnit(value) * width;
    }

    double py(double value) {
        return top + (1 - y.toUnit(value)) * height;
    }

    double xAt(double px) {
        return x.fromUnit((px - left) / width);
    }

    double yAt(double py) {
        return y.fromUnit(1 - (py - top) / height);
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    boolean contains(double px, double py) {
        return px >= left && px <= right() && py >= top && py <= bottom();
    }
}
