<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>cryo::ui::FindingsPanel</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message numerus="yes">
            <source>%1 records in %n section(s)</source>
            <translation>
                <numerusform>%1 records in %n section</numerusform>
                <numerusform>%1 records in %n sections</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::GapStrip</name>
        <message numerus="yes">
            <source>Index %1, %2, %3 to %4, %n item(s)</source>
            <translation>
                <numerusform>Index %1, %2, %3 to %4, %n item</numerusform>
                <numerusform>Index %1, %2, %3 to %4, %n items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::HeatMap</name>
        <message numerus="yes">
            <source>%n bucket(s) unreadable</source>
            <translation>
                <numerusform>%n bucket unreadable</numerusform>
                <numerusform>%n buckets unreadable</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::HexView</name>
        <message numerus="yes">
            <source>%1
%n byte(s) from %2</source>
            <translation>
                <numerusform>%1
%n byte from %2</numerusform>
                <numerusform>%1
%n bytes from %2</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::OpenDialog</name>
        <message numerus="yes">
            <source>Found %n store(s)</source>
            <translation>
                <numerusform>Found %n store</numerusform>
                <numerusform>Found %n stores</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::OverviewPage</name>
        <message numerus="yes">
            <source>%n finding(s)</source>
            <translation>
                <numerusform>%n finding</numerusform>
                <numerusform>%n findings</numerusform>
            </translation>
        </message>
    </context>
</TS>
